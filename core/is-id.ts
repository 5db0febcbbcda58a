const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a text from an address could be the id of a row at all; the database refuses to compare anything else. */
export const isId = (text: string): boolean => UUID.test(text)
