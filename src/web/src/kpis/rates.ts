import type { HourlyRate, Rate } from '../api/dashboards'

/** The rate of all, or of a skill, with the version from which it is changed; version 0 when there never was one. */
export function rateOf(rates: HourlyRate | undefined, skill: string | null): { rate: Rate | null; version: number } {
  const found = skill === null ? rates : rates?.skills.find((one) => one.skill === skill)
  return { rate: found?.rate ?? null, version: found?.version ?? 0 }
}
