import type { Words } from '../index.ts'

export const post: Words['post'] = {
  editTitle: 'Cambia lo que escribiste',
  editHint: 'Quien lea verá que se cambió, pero no lo que había antes.',
  editUnseen: 'Ahora mismo los demás no ven esto. Cuando lo guardes, la moderación lo lee otra vez.',
  editVeiled:
    'Algunas de estas palabras están veladas para los demás. Di lo que sientes, sin cómo, dónde ni con qué, y sin formas de encontrar a alguien. Así no hay que velar nada.',
  present: 'Lo que hay ahora',
  yours: 'Tus palabras de hace un momento',
  deleteTitle: '¿Borrar lo que escribiste?',
  deleteGoes: 'Se van tus palabras, con todas sus versiones anteriores. No se puede deshacer.',
  deleteGoesTitle: 'Con ellas se va el título de la conversación.',
  deleteStays:
    'Se quedan tu nombre y un lugar vacío, para que las respuestas de los demás tengan sentido. Esas respuestas también se quedan.',
  deleteGo: 'Borrar mis palabras',
  deleteKeep: 'Dejarlas',
}
