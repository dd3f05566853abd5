import type { Words } from '../index.ts'

export const about: Words['about'] = {
  title: 'Cómo funciona este lugar',
  lead: 'Aquí escriben personas y aquí leen personas. Esta página dice con qué puedes contar y con qué no.',
  sections: [
    {
      title: 'Qué es esto',
      text: 'Grupos por temas en los que se escriben personas que pasan por algo parecido. Los miembros no son médicos ni terapeutas. Lo que saben, lo saben porque lo han vivido.',
    },
    {
      title: 'Qué no es',
      text: 'No es un servicio de emergencias ni un tratamiento. Un texto puede esperar horas sin que nadie lo lea. Si es urgente, usa la página de ayuda: allí contestan enseguida.',
    },
    {
      title: 'Quién lo cuida',
      text: 'Las personas que llevan este lugar, según las normas de cada grupo, que ves antes de entrar. Puedes ignorar a cualquier miembro; entonces ninguno de los dos ve al otro en ese grupo.',
    },
    {
      title: 'Quién eres aquí',
      text: 'En cada grupo eliges uno de tres nombres inventados. No pongas tu nombre real, tu escuela, tu trabajo, tu calle ni formas de encontrarte. Así te proteges tú y proteges a los demás.',
    },
    {
      title: 'Qué cuesta',
      text: 'Nada. No hay publicidad, y no se vende nada sobre ti, porque no hay nada sobre ti.',
    },
  ],
}
