/** What was opened, given back as it was as long as nothing was changed: editors write the same model in other words. */
export class Original {
  private text = ''
  private changed = false

  take(text: string): void {
    this.text = text
    this.changed = false
  }

  touched(): void {
    this.changed = true
  }

  /** @param write writes what is there now; is told what was opened */
  async or(write: (opened: string) => string | Promise<string>): Promise<string> {
    return this.changed ? await write(this.text) : this.text
  }
}
