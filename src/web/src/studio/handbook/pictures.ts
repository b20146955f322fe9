import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import Viewer from 'bpmn-js/lib/Viewer'
import { type DiagramPart, translateDiagram } from '../../i18n/texts'
import { diagramText } from '../../requests/diagramText'

/** Around the picture, in its own units. */
const MARGIN = 12

/** One after the other: drawing takes the browser's whole attention. */
let last: Promise<unknown> = Promise.resolve()

/** A drawn process, and the mark of the library that drew it, which stands beside it. */
export interface Drawn {
  svg: SVGSVGElement
  mark: HTMLAnchorElement
}

/**
 * Draws a process (BPMN) as a picture that scales, with labels in the person's language and colours that follow the theme.
 *
 * @return null when the process cannot be drawn
 */
export function picture(xml: string): Promise<Drawn | null> {
  const drawn = last.then(() => draw(xml))
  last = drawn
  return drawn
}

async function draw(xml: string): Promise<Drawn | null> {
  const container = document.createElement('div')
  container.className = 'handbook__drawing'
  container.ariaHidden = 'true'
  container.inert = true
  document.body.append(container)
  const viewer = new Viewer({
    container,
    textRenderer: diagramText,
    bpmnRenderer: {
      defaultFillColor: 'var(--cds-layer-01)',
      defaultStrokeColor: 'var(--cds-border-inverse)',
      defaultLabelColor: 'var(--cds-text-primary)',
    },
  } as ConstructorParameters<typeof Viewer>[0])
  viewer.on('import.parse.complete', (event: { definitions?: DiagramPart }) => {
    if (event.definitions) translateDiagram(event.definitions)
  })
  try {
    await viewer.importXML(xml)
    return {
      svg: copied(container.querySelector<SVGSVGElement>('.djs-container svg')!),
      mark: marked(container.querySelector<HTMLAnchorElement>('.bjs-powered-by')!),
    }
  } catch {
    return null
  } finally {
    viewer.destroy()
    container.remove()
  }
}

/** What is drawn, cut to its size, without what a mouse needs. */
function copied(svg: SVGSVGElement): SVGSVGElement {
  const { x, y, width, height } = svg.querySelector<SVGGElement>('.viewport')!.getBBox()
  const copy = svg.cloneNode(true) as SVGSVGElement
  copy.querySelectorAll('.djs-hit, .djs-outline').forEach((part) => part.remove())
  copy.querySelector('.viewport')!.removeAttribute('transform')
  copy.querySelectorAll('[tabindex]').forEach((part) => part.removeAttribute('tabindex'))
  copy.removeAttribute('tabindex')
  copy.setAttribute('viewBox', [x - MARGIN, y - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN].join(' '))
  copy.setAttribute('width', `${width + 2 * MARGIN}`)
  copy.setAttribute('height', `${height + 2 * MARGIN}`)
  copy.setAttribute('role', 'img')
  return copy
}

function marked(link: HTMLAnchorElement): HTMLAnchorElement {
  const copy = link.cloneNode(true) as HTMLAnchorElement
  // below the picture, and seen in either theme
  copy.style.position = 'static'
  copy.style.color = 'inherit'
  copy.rel = 'noreferrer'
  return copy
}
