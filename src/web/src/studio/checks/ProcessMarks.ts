import '@camunda/linting/assets/linting.css'
import type { Finding } from '../../../../lint/lib/findings.js'
import type { Marks } from './Marks'

interface Library {
  get(service: string): unknown
}

interface Report {
  id: string
  message: string
  category: 'error' | 'warn'
  rule: string
}

interface Linting {
  setErrors(reports: Report[]): void
  showError(report: Report): void
  activate(): void
}

/** Marks on a BPMN diagram, by Camunda's own overlays. */
export class ProcessMarks implements Marks {
  constructor(private readonly modeler: Library) {}

  show(findings: Finding[]): void {
    const linting = this.linting()
    linting.setErrors(findings.map(report))
    linting.activate()
  }

  goTo(finding: Finding): void {
    this.linting().showError(report(finding))
    const entry = finding.entries?.at(-1)
    const bus = this.modeler.get('eventBus') as { fire(event: string, payload: object): void }
    if (entry) setTimeout(() => bus.fire('propertiesPanel.showEntry', { id: entry }))
  }

  private linting(): Linting {
    return this.modeler.get('linting') as Linting
  }
}

function report({ element, message, severity, rule }: Finding): Report {
  return { id: element, message, category: severity === 'ERROR' ? 'error' : 'warn', rule }
}
