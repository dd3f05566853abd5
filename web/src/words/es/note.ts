import type { Words } from '../index.ts'

export const note: Words['note'] = {
  topics: {
    suicide: 'suicidio',
    self_harm: 'autolesiones',
    abuse: 'abusos',
    eating: 'comida y cuerpo',
    violence: 'violencia',
    death: 'muerte y pérdida',
    drugs: 'alcohol y drogas',
    other: 'otra cosa difícil',
  },
}
