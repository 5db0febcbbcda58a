import { createHash, randomBytes } from "node:crypto"

/** 256 random bits, base64url: what a cookie or a link carries. */
export const newToken = (): string => randomBytes(32).toString("base64url")

/** What is kept of a token: its SHA-256, hex. Tokens are random, so a plain hash cannot be searched backwards. */
export const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex")
