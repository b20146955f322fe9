import { type APIRequestContext, expect } from '@playwright/test'
import { supervisor } from './system'

interface Listed {
  id: string
  to: string[]
  subject: string
}

/** The page of the mail server that shows a mail, once there is one to this address about a request. */
export async function mailPage(api: APIRequestContext, to: string, about: string): Promise<string> {
  let found: Listed | undefined
  await expect(async () => {
    const listed = await api.get(`${supervisor()}/mail.json`)
    const { items } = (await listed.json()) as { items: Listed[] }
    found = items.find((mail) => mail.to.includes(to) && mail.subject.includes(about))
    expect(found, `a mail to ${to} about ${about}`).toBeDefined()
  }).toPass({ timeout: 30_000 })
  return `${supervisor()}/mail/${found!.id}`
}
