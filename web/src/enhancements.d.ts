declare module 'virtual:enhancements' {
  /** The address of the script that makes pages kinder. */
  const address: string
  export default address
}

declare module 'virtual:enhancements/desk' {
  /** The address of the script of the desk. */
  const address: string
  export default address
}

declare module 'virtual:enhancements/room' {
  /** The address of the script of a room. */
  const address: string
  export default address
}
