import {
  AddLarge,
  Archive,
  type CarbonIconType,
  ChartLineSmooth,
  Chat,
  Column,
  DecisionTree,
  Document,
  Events,
  Flag,
  ListChecked,
  Partnership,
  PauseOutline,
  Task,
  Time,
  UserMultiple,
  WarningAlt,
} from '@carbon/icons-react'
import type { ComponentType } from 'react'
import type { Me } from '../api/people'
import { OpenIncidents } from '../incidents/OpenIncidents'

/** A way to a page in the side navigation. */
export interface Entry {
  path: string
  /** i18n key of its name. */
  name: string
  icon: CarbonIconType
  /** Who sees it; everybody when left out. */
  visible?: (person: Me) => boolean
  /** A number beside the name. */
  Count?: ComponentType
}

const administers = ({ roles }: Me) => roles.includes('admin')
const mayOperate = ({ roles }: Me) => roles.includes('operator') || roles.includes('admin')
/** Who sees the work of teams, as `Access.seesTeams` on the server. */
export const leads = ({ roles, groups }: Me) =>
  roles.some((role) => ['launch-manager', 'operator', 'admin'].includes(role)) || groups.includes('marketing-leads')
/** Who sees the figures of the whole department, as `Access.seesKpis` on the server. */
export const seesFigures = ({ roles, groups }: Me) =>
  roles.some((role) => ['analyst', 'process-owner', 'operator', 'admin'].includes(role)) || groups.includes('marketing-leads')
/** Who keeps calendars, as `Access.mayChangeCalendars` on the server. */
const keepsCalendars = ({ roles }: Me) => roles.some((role) => ['process-owner', 'admin'].includes(role))
/** Who writes agreements, as `Access.mayChangeAgreements` on the server. */
export const keepsAgreements = ({ roles }: Me) => roles.includes('process-owner') || roles.includes('admin')
/** Who keeps campaigns, as `Access.mayChangeCampaigns` on the server. */
export const keepsCampaigns = ({ roles, groups }: Me) =>
  roles.some((role) => ['process-owner', 'launch-manager', 'admin'].includes(role)) || groups.includes('marketing-leads')
/** Who sees how long what is kept, as `Access.mayReadArchives` on the server. */
export const readsArchives = ({ roles }: Me) => roles.includes('process-owner') || roles.includes('admin')
const makes = ({ roles, groups }: Me) =>
  roles.some((role) => role !== 'requester') || groups.length > 0

/** Who sees how the department's models are made, as `Access.seesModels` on the server. */
const seesModels = ({ roles }: Me) => roles.some((role) => ['process-owner', 'analyst', 'operator', 'admin'].includes(role))
/** Who may change models, as `Access.mayChangeModels` on the server. */
export const changesModels = ({ roles }: Me) => roles.some((role) => role === 'process-owner' || role === 'admin')

/** Only pages that exist. */
export const entries: Entry[] = [
  { path: '/tasks', name: 'nav.tasks', icon: Task },
  { path: '/requests', name: 'nav.requests', icon: Document },
  { path: '/new', name: 'nav.new', icon: AddLarge },
  { path: '/campaigns', name: 'nav.campaigns', icon: Flag },
  { path: '/board', name: 'nav.board', icon: Column, visible: makes },
  { path: '/team', name: 'nav.team', icon: Events, visible: leads },
  { path: '/dashboard', name: 'nav.dashboard', icon: ChartLineSmooth, visible: seesFigures },
  { path: '/studio', name: 'nav.studio', icon: DecisionTree, visible: seesModels },
  { path: '/incidents', name: 'nav.incidents', icon: WarningAlt, visible: mayOperate, Count: OpenIncidents },
  { path: '/calendars', name: 'nav.calendars', icon: Time, visible: keepsCalendars },
  { path: '/agreements', name: 'nav.agreements', icon: Partnership, visible: keepsAgreements },
  { path: '/webhooks', name: 'nav.webhooks', icon: Chat, visible: administers },
  { path: '/intake', name: 'nav.intake', icon: PauseOutline, visible: administers },
  { path: '/retention', name: 'nav.retention', icon: Archive, visible: readsArchives },
  { path: '/people', name: 'nav.people', icon: UserMultiple, visible: administers },
  { path: '/audit', name: 'nav.audit', icon: ListChecked, visible: administers },
]
