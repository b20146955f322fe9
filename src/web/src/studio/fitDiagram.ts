interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** The part of a diagram's canvas that is used here. */
export interface FittedCanvas {
  viewbox(): { inner: Box; outer: { width: number; height: number } }
  viewbox(box: Box): void
}

/** Pixels around the diagram. */
const MARGIN = 24

/** Shows the whole diagram, with so many pixels left free at the left. */
export function fitDiagram(canvas: FittedCanvas, left = MARGIN): void {
  const { inner, outer } = canvas.viewbox()
  const scale = Math.min(1, (outer.width - left - MARGIN) / inner.width, (outer.height - 2 * MARGIN) / inner.height)
  canvas.viewbox({
    x: inner.x - left / scale,
    y: inner.y - MARGIN / scale,
    width: outer.width / scale,
    height: outer.height / scale,
  })
}
