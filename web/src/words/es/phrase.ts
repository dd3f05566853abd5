import type { Words } from '../index.ts'

export const phrase: Words['phrase'] = {
  title: 'Guarda tu camino de vuelta',
  about:
    'Sacamos para ti unas palabras sencillas: tu frase. Es la única forma de volver a ser tú, en otro dispositivo o cuando este navegador te haya olvidado.',
  once: 'La ves una sola vez. No guardamos copia, así que nadie puede devolvértela. Nosotros tampoco.',
  whoever: 'Quien tiene la frase eres tú. Guárdala donde nadie mire, y no escribas al lado para qué es.',
  replaces:
    'Ya tienes una frase. La nueva ocupa su lugar: la anterior deja de funcionar, y se cierra la sesión en todos tus otros dispositivos.',
  draw: 'Mostrarme mi frase',
  later: 'Ahora no',
  shownTitle: 'Tu frase',
  shown: 'Apunta estas palabras en este orden.',
  replaced: 'La frase anterior ya no funciona, y se cerró la sesión en tus otros dispositivos.',
  copy: 'Copiar las palabras',
  copied: 'Copiadas. Las palabras se quedan en el portapapeles hasta que copies otra cosa.',
  notCopied: 'El navegador no nos dejó copiar. Apunta las palabras, por favor.',
  print: 'Imprimirlas',
  done: 'Ya la he apuntado',
}
