import { createBrowserRouter } from 'react-router'
import { NotFoundPage } from './common/NotFoundPage'
import { HomePage } from './shell/HomePage'
import { Shell } from './shell/Shell'

/** Every page by its address. Pages are loaded on demand: each is a chunk of its own. */
export const router = createBrowserRouter([
  {
    element: <Shell />,
    hydrateFallbackElement: <></>,
    children: [
      { index: true, element: <HomePage /> },
      {
        path: 'requests',
        lazy: async () => ({ Component: (await import('./requests/RequestListPage')).RequestListPage }),
      },
      {
        path: 'requests/:id',
        lazy: async () => ({ Component: (await import('./requests/RequestPage')).RequestPage }),
      },
      {
        path: 'requests/:id/brief',
        lazy: async () => ({ Component: (await import('./brief/ChangeBriefPage')).ChangeBriefPage }),
      },
      {
        path: 'tasks',
        lazy: async () => ({ Component: (await import('./tasks/TaskListPage')).TaskListPage }),
      },
      {
        path: 'tasks/:id',
        lazy: async () => ({ Component: (await import('./tasks/TaskPage')).TaskPage }),
      },
      {
        path: 'new',
        lazy: async () => ({ Component: (await import('./new/CataloguePage')).CataloguePage }),
      },
      {
        path: 'new/import',
        lazy: async () => ({ Component: (await import('./imports/ImportPage')).ImportPage }),
      },
      {
        path: 'new/import/:id',
        lazy: async () => ({ Component: (await import('./imports/BatchPage')).BatchPage }),
      },
      {
        path: 'new/:type',
        lazy: async () => ({ Component: (await import('./new/IntakePage')).IntakePage }),
      },
      {
        path: 'board',
        lazy: async () => ({ Component: (await import('./board/BoardPage')).BoardPage }),
      },
      {
        path: 'team',
        lazy: async () => ({ Component: (await import('./team/TeamPage')).TeamPage }),
      },
      {
        path: 'dashboard',
        lazy: async () => ({ Component: (await import('./dashboards/DashboardPage')).DashboardPage }),
      },
      {
        path: 'dashboard/catalogue',
        lazy: async () => ({ Component: (await import('./kpis/CataloguePage')).CataloguePage }),
      },
      {
        path: 'dashboard/element',
        lazy: async () => ({ Component: (await import('./dashboards/ElementRequestsPage')).ElementRequestsPage }),
      },
      {
        path: 'dashboard/requests',
        lazy: async () => ({ Component: (await import('./dashboards/FigureRequestsPage')).FigureRequestsPage }),
      },
      {
        path: 'dashboard/reports',
        lazy: async () => ({ Component: (await import('./reports/ReportsPage')).ReportsPage }),
      },
      {
        path: 'incidents',
        lazy: async () => ({ Component: (await import('./incidents/IncidentsPage')).IncidentsPage }),
      },
      {
        path: 'calendars',
        lazy: async () => ({ Component: (await import('./calendars/CalendarsPage')).CalendarsPage }),
      },
      {
        path: 'calendars/:id',
        lazy: async () => ({ Component: (await import('./calendars/CalendarPage')).CalendarPage }),
      },
      {
        path: 'campaigns',
        lazy: async () => ({ Component: (await import('./campaigns/CampaignsPage')).CampaignsPage }),
      },
      {
        path: 'campaigns/:id',
        lazy: async () => ({ Component: (await import('./campaigns/CampaignPage')).CampaignPage }),
      },
      {
        path: 'agreements',
        lazy: async () => ({ Component: (await import('./agreements/AgreementsPage')).AgreementsPage }),
      },
      {
        path: 'agreements/:id',
        lazy: async () => ({ Component: (await import('./agreements/AgreementPage')).AgreementPage }),
      },
      {
        path: 'studio',
        lazy: async () => ({ Component: (await import('./studio/ModelsPage')).ModelsPage }),
      },
      {
        path: 'studio/controls',
        lazy: async () => ({ Component: (await import('./studio/checks/ControlsPage')).ControlsPage }),
      },
      {
        path: 'studio/handbook',
        lazy: async () => ({ Component: (await import('./studio/handbook/HandbookPage')).HandbookPage }),
      },
      {
        path: 'studio/changes',
        lazy: async () => ({ Component: (await import('./studio/changes/ChangesPage')).ChangesPage }),
      },
      {
        path: 'studio/changes/new',
        lazy: async () => ({ Component: (await import('./studio/changes/NewChangePage')).NewChangePage }),
      },
      {
        path: 'studio/changes/:number',
        lazy: async () => ({ Component: (await import('./studio/changes/ChangePage')).ChangePage }),
      },
      {
        path: 'studio/migrations/:id',
        lazy: async () => ({ Component: (await import('./studio/migrations/MigrationPage')).MigrationPage }),
      },
      {
        path: 'studio/:kind/:id',
        lazy: async () => ({ Component: (await import('./studio/ModelPage')).ModelPage }),
      },
      {
        path: 'studio/:kind/:id/compare',
        lazy: async () => ({ Component: (await import('./studio/compare/ComparePage')).ComparePage }),
      },
      {
        path: 'intake',
        lazy: async () => ({ Component: (await import('./intake/PausePage')).PausePage }),
      },
      {
        path: 'retention',
        lazy: async () => ({ Component: (await import('./retention/RetentionPage')).RetentionPage }),
      },
      {
        path: 'people',
        lazy: async () => ({ Component: (await import('./people/PeoplePage')).PeoplePage }),
      },
      {
        path: 'audit',
        lazy: async () => ({ Component: (await import('./audit/AuditPage')).AuditPage }),
      },
      {
        path: 'webhooks',
        lazy: async () => ({ Component: (await import('./webhooks/WebhooksPage')).WebhooksPage }),
      },
      {
        path: 'change-notes/:number',
        lazy: async () => ({ Component: (await import('./studio/changes/ChangeNotePage')).ChangeNotePage }),
      },
      {
        path: 'notifications',
        lazy: async () => ({ Component: (await import('./notifications/NotificationsPage')).NotificationsPage }),
      },
      {
        path: 'settings',
        lazy: async () => ({ Component: (await import('./settings/SettingsPage')).SettingsPage }),
      },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
])
