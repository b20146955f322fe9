export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** The part of a diagram's canvas that is used here. */
export interface FittedCanvas {
  viewbox(): { inner: Box; outer: { width: number; height: number }; scale: number }
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

/** Goes near enough to a place at the left of a diagram that this scale is reached; what is nearer stays as it is. */
export function comeNear(canvas: FittedCanvas, place: Box, scale: number, left: number): void {
  const { outer, scale: now } = canvas.viewbox()
  if (now >= scale) return
  const [width, height] = [outer.width / scale, outer.height / scale]
  canvas.viewbox({ x: place.x - left / scale, y: place.y + place.height / 2 - height / 2, width, height })
}
