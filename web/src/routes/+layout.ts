/** Pages are complete as they come; small scripts make them kinder (src/enhance). A page that needs more says so itself. */
export const csr = false
