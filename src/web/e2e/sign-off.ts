import { expect, type Page } from '@playwright/test'
import { append, appendJob, create, enter, entry, lookAt, makeRoom, part } from './drawing'

/** The step that the approval gets: finance signs off what all others have approved. */
export const TASK = 'UserTask_SignOffApproval'
export const STEP = 'sign-off-approval'
const OUTCOME =
  'if approvalResult != "approved" then approvalResult else if approvalDecision = "approve" then "approved" else if approvalDecision = "reject" then "rejected" else "changes"'

/** A user task between the rounds and what becomes of them, with all that a task needs here. */
export async function drawSignOff(page: Page): Promise<void> {
  const errors = page.locator('.checks__group[data-severity="ERROR"]')
  await lookAt(page, { x: 1620, y: 340 })
  await makeRoom(page, { x: 1537, y: 590 }, 250)
  await create(page, 'User task', { x: 1660, y: 240 })
  await enter(await part(page, 'General'), { name: 'Sign off approval', id: TASK })
  await expect(errors.getByText('Link a form: without one nobody can answer the task.')).toBeVisible()
  await enter(await part(page, 'Assignment'), { CandidateGroups: '=[group]', DueDate: '=dueAt', Priority: '=triage.taskPriority' })
  await enter(await part(page, 'Form'), { formType: 'Camunda Form' })
  await enter(await part(page, 'Form'), { formId: 'approveStep', bindingType: 'deployment' })
  await enter(await entry(page, 'Output mapping'), { '-target': 'approvalResult', '-source': OUTCOME })
  await enter(await entry(page, 'Headers'), { '-key': 'fourEyes', '-value': 'true' })
  await enter(await entry(page, 'Execution listeners'), { '-eventType': 'start', '-listenerType': 'compute-sla' })
  for (const { x, at, name, id, job, done } of [
    { x: 1632, at: 'remindAt', name: 'Reminder due', id: 'ReminderDue', job: 'Remind', done: 'Reminded' },
    { x: 1690, at: 'escalateAt', name: 'Overdue', id: 'Overdue', job: 'Escalate', done: 'Escalated' },
  ]) {
    const below = x < 1660 ? 1600 : 1730
    await create(page, 'Timer boundary event (non-interrupting)', { x, y: 278 })
    await enter(await part(page, 'General'), { name, id: `BoundaryEvent_SignOffApproval${id}` })
    await expect(page.locator(`[data-element-id="BoundaryEvent_SignOffApproval${id}"]`)).toBeVisible()
    await enter(await part(page, 'Timer'), { DefinitionType: 'Date', DefinitionValue: `=${at}` })
    await appendJob(page, job, job, { x: below, y: 375 })
    await enter(await part(page, 'What the worker is told'), { 'headers-0': TASK })
    await enter(await part(page, 'General'), { id: `ServiceTask_${job}SignOffApproval` })
    await append(page, 'End event', { x: below, y: 480 })
    await enter(await part(page, 'General'), { name: done, id: `EndEvent_SignOffApproval${done}` })
  }
  await expect(page.getByText('Draft saved')).toBeVisible()
  // the table's row is not live yet: it comes with the same change
  await expect(errors.locator('.checks__finding')).toHaveCount(1)
  await expect(errors).toContainText(`No row of slaPolicy is for the step "${STEP}"`)
  await expect(page.locator('.checks__group[data-severity="WARNING"]').getByText('Its id should say what it is').first()).toBeVisible()
}
