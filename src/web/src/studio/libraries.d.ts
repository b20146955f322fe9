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
declare module 'bpmn-js-token-simulation' {
  const module: object
  export default module
}

declare module '@bpmn-io/variable-resolver' {
  export class VariableProvider {
    constructor(resolver: object)
    getVariables(element: unknown): object[] | undefined
  }
}

declare module 'dmn-js/lib/NavigatedViewer' {
  interface View {
    id: string
    type: string
    element: { id: string }
  }
  export default class NavigatedViewer {
    constructor(options: { container: HTMLElement })
    on(event: string, listener: () => void): void
    importXML(xml: string): Promise<{ warnings: unknown[] }>
    getViews(): View[]
    getActiveView(): View | undefined
    getActiveViewer(): { get(service: string): unknown } | undefined
    open(view: View): Promise<unknown>
    destroy(): void
  }
}

declare module 'bpmn-js-differ' {
  /** Changes by the ids of elements; both are definitions as moddle reads them. */
  export function diff(before: object, after: object): { _layoutChanged: Record<string, unknown> }
}

declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages: Record<string, object>)
  }
}

declare module 'dmn-moddle' {
  export class DmnModdle {}
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
