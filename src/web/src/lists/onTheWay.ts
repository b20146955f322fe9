import { createContext, useContext } from 'react'

/** Tells whether the person is on the way to another page now; also before React has drawn anything of that. */
export const OnTheWayContext = createContext<() => boolean>(() => false)

export const useOnTheWay = () => useContext(OnTheWayContext)
