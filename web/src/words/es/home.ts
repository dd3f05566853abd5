import type { Words } from '../index.ts'

export const home: Words['home'] = {
  what: 'Un lugar tranquilo para decir cómo estás, y que te escuche gente que también lo conoce.',
  nameless: 'Nadie te pide tu nombre. Ni correo, ni teléfono, ni foto.',
  notEmergency:
    'No somos un servicio de emergencias. Si tú u otra persona podéis estar en peligro, hay gente lista para ayudar ahora mismo:',
  helpNow: 'mira con quién puedes hablar',
  groups: 'Grupos',
  groupsHint: 'Puedes leer la mayoría ahora mismo. Para escribir, entras en el grupo y recibes un nombre inventado.',
  youAre: (name) => `Aquí eres ${name}`,
  members: 'Solo leen sus miembros',
  demo: 'Ejemplo inventado',
  empty: 'Todavía no hay grupos',
  emptyHint: 'Las personas que llevan este lugar aún lo están preparando. La ayuda ya está abierta.',
  down: 'Ahora no podemos mostrar los grupos',
  back: '¿Ya has estado aquí?',
  backHint: 'Con tu frase de recuperación vuelves a ser tú, en cualquier dispositivo.',
  comeBack: 'Volver con tu frase',
  mine: 'Tus nombres y tu frase',
}
