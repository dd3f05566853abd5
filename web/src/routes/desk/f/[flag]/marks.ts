import type { Case, Signal } from '@tealight/api/contract/flags'

/** A part of a text that is marked in one way throughout. */
export interface Piece {
  text: string
  /** The numbers of the signs that point at it. */
  signs: number[]
  veiled: boolean
}

/** Something that the engine found, under the number that its marks bear. */
export type Sign = Signal['findings'][number] & { number: number; version: number }

/** All that was found, each thing once: a text that is looked at twice says the same twice. */
export function signsOf(signals: Case['signals']): Sign[] {
  const found = new Map<string, Omit<Sign, 'number'>>()
  for (const { findings, version } of signals)
    for (const finding of findings)
      found.set(JSON.stringify([version, finding.category, finding.spans, finding.why]), { ...finding, version })
  return [...found.values()].map((finding, at) => ({ ...finding, number: at + 1 }))
}

export function cutAt(text: string, signs: Sign[], veils: readonly number[][]): Piece[] {
  const marks = signs.flatMap(({ spans, number }) => spans.map((span) => ({ ...placeOf(span), number })))
  const hidden = veils.map(placeOf)
  const cuts = [0, text.length, ...[...marks, ...hidden].flatMap(({ from, to }) => [from, to])]
  const places = [...new Set(cuts)].filter((at) => at >= 0 && at <= text.length).sort((one, other) => one - other)
  return places.slice(0, -1).map((from, at) => ({
    text: text.slice(from, places[at + 1]),
    signs: marks.filter((mark) => mark.from <= from && from < mark.to).map(({ number }) => number),
    veiled: hidden.some((veil) => veil.from <= from && from < veil.to),
  }))
}

/** Where words stand in a text, wherever they do; or the first that do not stand in it. */
export function placesOf(text: string, pieces: string[]): { spans: [number, number][] } | { absent: string } {
  const spans: [number, number][] = []
  for (const piece of pieces) {
    let at = text.indexOf(piece)
    if (at < 0) return { absent: piece }
    for (; at >= 0; at = text.indexOf(piece, at + piece.length)) spans.push([at, at + piece.length])
  }
  return { spans: spans.sort((one, other) => one[0] - other[0]).slice(0, 50) }
}

const placeOf = ([from = 0, to = 0]: readonly number[]) => ({ from, to })
