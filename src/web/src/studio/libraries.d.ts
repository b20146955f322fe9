/** What is used of libraries that bring no types of their own. */


declare module 'camunda-bpmn-js/lib/camunda-cloud/Modeler' {
  export default class Modeler {
    constructor(options: { container: HTMLElement; propertiesPanel: { parent: HTMLElement }; [option: string]: unknown })
    on(event: string, listener: (event: never) => void): void
    get(service: string): unknown
    importXML(xml: string): Promise<{ warnings: unknown[] }>
    saveXML(options: { format: boolean }): Promise<{ xml: string }>
    destroy(): void
  }
}

declare module '@camunda/linting/modeler' {
  const linting: object
  export default linting
}

declare module 'camunda-dmn-js' {
  interface View {
    id: string
    name?: string
    type: string
    element: { id: string; name?: string }
  }
  interface ActiveViewer {
    get(service: string): unknown
  }
  export class CamundaCloudModeler {
    constructor(options: { container: HTMLElement; [option: string]: unknown })
    on(event: string, listener: (event: never) => void): void
    importXML(xml: string): Promise<{ warnings: unknown[] }>
    saveXML(options: { format: boolean }): Promise<{ xml: string }>
    getViews(): View[]
    getActiveView(): View | undefined
    getActiveViewer(): ActiveViewer | undefined
    open(view: View): Promise<unknown>
    destroy(): void
  }
}

declare module '@bpmn-io/form-js-editor' {
  export class FormEditor {
    constructor(options: { container: HTMLElement; [option: string]: unknown })
    on(event: string, listener: (event: never) => void): void
    importSchema(schema: unknown): Promise<unknown>
    saveSchema(): unknown
    get(service: string): unknown
    destroy(): void
  }
}
