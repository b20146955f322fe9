import '@fontsource/ibm-plex-sans/400.css'
import '@fontsource/ibm-plex-sans/600.css'
import '@fontsource/ibm-plex-sans-arabic/arabic-400.css'
import '@fontsource/ibm-plex-sans-arabic/arabic-600.css'
import './styles/index.scss'
import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'
import { queryClient } from './api/queryClient'
import { startI18n } from './i18n/i18n'
import { OnTheWayContext } from './lists/onTheWay'
import { router } from './routes'
import { SessionGate } from './session/SessionGate'
import { startTheme } from './settings/theme'

const SharedPage = lazy(async () => ({ default: (await import('./share/SharedPage')).SharedPage }))

const AnswerLinkGate = lazy(async () => ({ default: (await import('./answers/AnswerLinkGate')).AnswerLinkGate }))

/** Links that were given to people: to a request's status, which needs no sign-in, and to a task's answer. */
const answered = /^\/a\/([\w-]+)$/.exec(location.pathname)?.[1]
const shared = /^\/s\/([\w-]+)$/.exec(location.pathname)?.[1]

function onTheWay(): boolean {
  const { location, navigation } = router.state
  return navigation.location !== undefined && navigation.location.pathname !== location.pathname
}

startTheme()
await startI18n()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      {shared !== undefined || answered !== undefined ? (
        <Suspense>
          {shared !== undefined ? <SharedPage secret={shared} /> : <AnswerLinkGate secret={answered!} />}
        </Suspense>
      ) : (
        <SessionGate>
          <OnTheWayContext value={onTheWay}>
            <RouterProvider router={router} />
          </OnTheWayContext>
        </SessionGate>
      )}
    </QueryClientProvider>
  </StrictMode>,
)
