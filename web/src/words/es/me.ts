import type { Words } from '../index.ts'

export const me: Words['me'] = {
  title: 'Tú, en este dispositivo',
  nobody: 'Aquí todavía no tienes un nombre. Lo recibes cuando escribes, o cuando entras en un grupo.',
  comeBack: 'Ya he estado aquí',
  toGroups: 'Ver los grupos',
  groups: 'Quién eres en cada sitio',
  groupsHint:
    'Esta lista solo la ves tú. Nadie, ni siquiera quienes llevan este lugar, puede saber que estos nombres van juntos.',
  noGroups: 'Ahora no estás en ningún grupo.',
  leave: 'Salir',
  wayBack: 'Tu camino de vuelta',
  noPhrase:
    'Todavía no tienes una frase. Si pierdes este dispositivo, o su navegador te olvida, nadie puede devolverte tus nombres. Nosotros tampoco.',
  hasPhrase: 'Tienes una frase. Con ella vuelves desde cualquier dispositivo.',
  draw: 'Recibir tu frase',
  replace: 'Recibir una frase nueva en su lugar',
  out: 'Cerrar la sesión en este dispositivo',
  outAbout: 'Este dispositivo ya no sabrá quién eres. Lo que escribiste se queda.',
  outPhrase: 'Con tu frase puedes volver cuando quieras.',
  outNoPhrase:
    'No tienes una frase para volver. Si cierras la sesión ahora, nadie podrá abrir tus nombres nunca más. Nosotros tampoco.',
  outGo: 'Cerrar la sesión',
  outGoForGood: 'Cerrar la sesión para siempre',
}
