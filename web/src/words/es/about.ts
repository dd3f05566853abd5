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
      text: 'Cada grupo tiene su moderación. Sigue las normas del grupo, que ves antes de entrar. En la página de un grupo ves si está aquí ahora. Puedes ignorar a cualquier miembro; entonces ninguno de los dos ve al otro en ese grupo.',
    },
    {
      title: 'Qué pasa con tus palabras',
      text: 'Se ven enseguida, también cuando hablan de morir o de que te hacen daño. Un programa mira cada texto. No lo entiende como una persona, así que decide poco: llama a la moderación, puede mostrarte dónde hay ayuda y vela las palabras que dicen cómo hacer daño o cómo encontrar a alguien. Solo espera el texto que parece decirle a alguien que se haga daño, hasta que la moderación lo haya leído.',
    },
    {
      title: 'Qué puede hacer la moderación',
      text: 'Puede escribirte, poner una nota en un texto, velar palabras, ocultar o quitar un texto y pedirle a alguien una pausa. Te dicen qué se hizo y por qué, y cómo puedes cambiarlo. Todo eso se puede deshacer.',
    },
    {
      title: 'Si te preocupa alguien',
      text: 'Debajo de cada texto de otra persona encuentras «¿Te preocupa? Dínoslo». Esa persona nunca sabrá quién lo dijo. No sabemos quién ni dónde está nadie, así que no podemos enviar ayuda a un lugar. Si alguien está en peligro ahora, el número de emergencias es más rápido.',
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
