import type { Words } from '../index.ts'

export const cover: Words['cover'] = {
  here: 'Ahora hay moderación aquí.',
  today: (time, zone) => `La moderación vuelve hoy a las ${time} (${zone}).`,
  later: (day, time, zone) => `La moderación vuelve el ${day} a las ${time} (${zone}).`,
  nobody: 'Aquí todavía no modera nadie.',
  unset: 'La moderación lee aquí, pero sin un horario fijo.',
  notCrisis: 'Esto no es un servicio para crisis. Si no puede esperar,',
  help: 'mira quién puede ayudar enseguida',
  weekdays: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
}
