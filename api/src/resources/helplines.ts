import type { ShippedResource } from './contract.ts'
export const helplines: readonly ShippedResource[] = []
