import type { Metadata } from "next"

/** The sign of the publication in tabs and on home screens; browsers ask for the last two without being told. */
export const ICONS = {
  icon: [
    { url: "/icon.svg", type: "image/svg+xml" },
    { url: "/favicon.ico", sizes: "32x32" },
  ],
  apple: { url: "/apple-touch-icon.png", sizes: "180x180" },
} satisfies Metadata["icons"]
