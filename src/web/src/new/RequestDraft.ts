import type { Result } from '../api/request'
import type { Draft, Entered } from '../api/intake'
import type { Saved } from '../forms/DraftKeeper'
import type { Values } from '../forms/schema'

/** How drafts get to the server. */
export interface DraftCalls {
  beginDraft(id: string, entered: Entered, keepalive: boolean): Promise<Result<Draft>>
  saveDraft(id: string, version: number, entered: Entered, keepalive: boolean): Promise<Result<Draft>>
}

/** What is said of a request beside its brief: the campaign that it is to be in, and whether it is confidential. */
export type Setting = Pick<Entered, 'campaign' | 'confidential'>

/** A draft as a keeper knows it. */
export const asSaved = ({ brief, ...draft }: Draft): Saved & { id: string; values: Values; campaign: string | null; confidential: boolean } => ({ ...draft, values: brief })

/**
 * The draft of one request on the server: begun by the first save, and begun anew when it was thrown away elsewhere,
 * so that what is entered here is kept.
 */
export class RequestDraft {
  private id: string
  private known: boolean
  private going: Promise<unknown> | undefined

  constructor(
    private readonly type: string,
    private readonly calls: DraftCalls,
    private readonly newId: () => string,
    id?: string,
    private setting: Setting = { campaign: null, confidential: false },
  ) {
    this.id = id ?? newId()
    this.known = id !== undefined
  }

  /** Undefined while the server does not know it. */
  savedId(): string | undefined {
    return this.known ? this.id : undefined
  }

  /** What is said of the request beside its brief. */
  choose(setting: Setting): void {
    this.setting = setting
  }

  entered(values: Values): Entered {
    return { type: this.type, title: String(values.title ?? '').trim(), brief: values, ...this.setting }
  }

  /** Saves from a version; 0 for the first save. */
  save(values: Values, version: number, keepalive: boolean): Promise<Result<Saved>> {
    const sent = this.send(this.entered(values), version, keepalive)
    this.going = sent
    return sent
  }

  /** Waits for the save that is under way, if there is one. */
  async settled(): Promise<void> {
    await this.going
  }

  private async send(entered: Entered, version: number, keepalive: boolean): Promise<Result<Saved>> {
    const { beginDraft, saveDraft } = this.calls
    let result = this.known
      ? await saveDraft(this.id, version, entered, keepalive)
      : await beginDraft(this.id, entered, keepalive)
    if (!result.ok && result.problem.name === 'not-found' && this.known) {
      this.id = this.newId()
      result = await beginDraft(this.id, entered, keepalive)
    }
    if (result.ok) this.known = true
    else if (result.problem.current) {
      return { ok: false, problem: { ...result.problem, current: asSaved(result.problem.current as Draft) } }
    }
    return result
  }
}
