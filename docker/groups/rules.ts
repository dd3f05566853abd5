import type { Rule } from '@tealight/db/groups/read-rules'

/**
 * The rules that a group starts with, by language. People agree to them before they write, so they are short, and they
 * promise nothing that this version cannot do. The ids stay when the words change: see db/src/groups/change-rules.ts.
 */
export const firstRules: Readonly<Record<string, readonly Rule[]>> = {
  en: [
    {
      id: 'kind',
      title: 'Be kind',
      text: 'Write to others as you would like to be written to on a bad day. You may see things another way. Then say so gently.',
    },
    {
      id: 'anonymous',
      title: 'Keep everybody unnamed',
      text: 'Leave out names, schools, workplaces, streets, photos and ways to reach you. The same goes for people you write about.',
    },
    {
      id: 'own-life',
      title: 'Speak from your own life',
      text: 'Say what happened to you and what helped you. Please do not tell others what illness they have, or which medicine to take or stop. A doctor or a nurse can do that.',
    },
    {
      id: 'no-methods',
      title: 'Leave out the how',
      text: 'You may say that you think of dying, or of hurting yourself. Please do not say how, where, with what or how much. It can put a reader in danger.',
    },
    {
      id: 'note',
      title: 'Say what is coming',
      text: 'If your text speaks of something hard, put a note on it. Then it is folded, and everybody can choose whether to open it.',
    },
    {
      id: 'worry',
      title: 'Do not carry a worry alone',
      text: 'If you worry about somebody here, tell them so, and tell us: under their words you find “Worried? Tell us”. They never learn who told. If somebody may be in danger now, the emergency number is the fastest way. We are not an emergency service.',
    },
  ],
  es: [
    {
      id: 'kind',
      title: 'Trata bien a los demás',
      text: 'Escribe a los demás como te gustaría que te escribieran en un mal día. Puedes ver las cosas de otra manera. Entonces dilo con calma.',
    },
    {
      id: 'anonymous',
      title: 'Que nadie tenga nombre',
      text: 'No pongas nombres, escuelas, lugares de trabajo, calles, fotos ni formas de encontrarte. Tampoco los de las personas de quienes escribes.',
    },
    {
      id: 'own-life',
      title: 'Habla desde tu propia vida',
      text: 'Cuenta lo que te pasó y lo que te ayudó. Por favor, no digas a otros qué enfermedad tienen, ni qué medicina tomar o dejar. Eso lo hace un médico o una enfermera.',
    },
    {
      id: 'no-methods',
      title: 'Deja fuera el cómo',
      text: 'Puedes decir que piensas en morir o en hacerte daño. Por favor, no digas cómo, dónde, con qué ni cuánto. Puede poner en peligro a quien lo lee.',
    },
    {
      id: 'note',
      title: 'Avisa de lo que viene',
      text: 'Si tu texto habla de algo duro, ponle un aviso. Así queda plegado y cada persona elige si lo abre.',
    },
    {
      id: 'worry',
      title: 'No cargues solo con una preocupación',
      text: 'Si te preocupa alguien de aquí, díselo, y dínoslo: debajo de sus palabras encuentras «¿Te preocupa? Dínoslo». Nunca sabrá quién lo contó. Si alguien puede estar en peligro ahora, lo más rápido es el número de emergencias. No somos un servicio de emergencias.',
    },
  ],
}
