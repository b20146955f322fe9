/**
 * A style sheet of the page that is written while the page is there. It is none of its elements: the content security
 * policy lets in no `<style>`.
 */
export class PageSheet {
  private readonly sheet = new CSSStyleSheet()

  constructor() {
    document.adoptedStyleSheets.push(this.sheet)
  }

  /** Replaces all that was written before. */
  write(rules: string): void {
    this.sheet.replaceSync(rules)
  }

  detach(): void {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== this.sheet)
  }
}
