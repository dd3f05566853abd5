/** The revision of the engine: raised with every change of the rules, so that a back-test knows which rules spoke. */
export const engine = 1
