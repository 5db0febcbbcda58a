/** What is known of an article besides its text: its title and the line under it stand elsewhere. */
export type Given = { readonly title?: string | undefined; readonly dek?: string | undefined }
