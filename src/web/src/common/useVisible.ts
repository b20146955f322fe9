import { type RefObject, useEffect, useState } from 'react'

/**
 * Whether an element is on screen, at least in part.
 *
 * @param present another value when the element comes or goes
 */
export function useVisible(element: RefObject<Element | null>, present: unknown = true): boolean {
  const [visible, setVisible] = useState(false)
  useEffect(() => {
    if (!element.current) return
    const watch = new IntersectionObserver(([entry]) => setVisible(entry?.isIntersecting ?? false))
    watch.observe(element.current)
    return () => watch.disconnect()
  }, [element, present])
  return visible
}
