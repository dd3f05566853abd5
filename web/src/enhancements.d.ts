declare module 'virtual:enhancements' {
  /** The address of the script that makes pages kinder. */
  const address: string
  export default address
}
