import type { NewParticipant } from '../../../shared/domain/participant.ts';
import type { Team } from '../../../shared/domain/roster.ts';

/** A membership with its dates as days before today. */
interface SampleMembership {
  team: string;
  support: 'full' | 'light';
  since: number;
  until?: number;
}

export interface SamplePerson {
  id: string;
  name: string;
  role: 'pm' | 'engineer' | 'designer';
  github?: string;
  memberships: SampleMembership[];
}

const team = (id: string, name: string, ...aliases: string[]): Team => ({ id, name, aliases });

export const sampleTeams: readonly Team[] = [
  team('product-analytics', 'Product Analytics', 'Analytics'),
  team('web-analytics', 'Web Analytics'),
  team('session-replay', 'Session Replay', 'Replay'),
  team('feature-flags', 'Feature Flags', 'Flags'),
  team('experiments', 'Experiments'),
  team('cdp', 'CDP', 'Data Pipelines'),
  team('data-warehouse', 'Data Warehouse'),
  team('error-tracking', 'Error Tracking'),
  team('surveys', 'Surveys'),
  team('ai-assistant', 'AI Assistant'),
];

export const samplePeople: readonly SamplePerson[] = [
  {
    id: 'mira',
    name: 'Mira Okafor',
    role: 'pm',
    github: 'mira-o',
    memberships: [
      { team: 'product-analytics', support: 'full', since: 420 },
      { team: 'web-analytics', support: 'full', since: 420 },
      { team: 'cdp', support: 'full', since: 300, until: 64 },
    ],
  },
  {
    id: 'tomasz',
    name: 'Tomasz Wilk',
    role: 'pm',
    github: 'twilk',
    memberships: [
      { team: 'session-replay', support: 'full', since: 330 },
      { team: 'feature-flags', support: 'full', since: 330 },
      { team: 'surveys', support: 'light', since: 120 },
    ],
  },
  {
    id: 'leonie',
    name: 'Leonie Brandt',
    role: 'pm',
    memberships: [
      { team: 'experiments', support: 'full', since: 150 },
      { team: 'cdp', support: 'full', since: 63 },
    ],
  },
  { id: 'jonas', name: 'Jonas Feld', role: 'engineer', github: 'jfeld', memberships: [] },
  { id: 'priya', name: 'Priya Raman', role: 'engineer', memberships: [] },
  { id: 'ada', name: 'Ada Quist', role: 'designer', memberships: [] },
];

type Key =
  | 'noor'
  | 'ingrid'
  | 'marcus'
  | 'yuki'
  | 'carla'
  | 'pavel'
  | 'grace'
  | 'owen'
  | 'leila'
  | 'sam'
  | 'beatriz'
  | 'henrik'
  | 'anouk'
  | 'tobias'
  | 'meera';
/** How the sample's notes name a participant. */
export type ParticipantKey = Key;

export const sampleParticipants: Readonly<Record<Key, NewParticipant & { note: string }>> = {
  noor: {
    name: 'Noor Haddad',
    emails: ['noor@lumenpay.example'],
    company: 'Lumenpay',
    role: 'Head of growth',
    technical: false,
    segment: 'seed-stage fintech',
    plan: 'scale',
    companySize: '11-50',
    crm: 'https://crm.example/c/1841',
    note: 'Met at the spring meetup. Prefers calls before ten.',
  },
  ingrid: {
    name: 'Ingrid Solheim',
    emails: ['ingrid.solheim@fjordwise.example'],
    company: 'Fjordwise',
    role: 'Product lead',
    technical: false,
    segment: 'logistics, 200 people',
    plan: 'enterprise',
    companySize: '51-200',
    note: 'Runs product for the dispatcher app.',
  },
  marcus: {
    name: 'Marcus Adeyemi',
    emails: ['marcus@tallyroom.example'],
    handles: ['@madeyemi'],
    company: 'Tallyroom',
    role: 'Staff engineer',
    technical: true,
    segment: 'bookkeeping software',
    plan: 'scale',
    companySize: '11-50',
    note: 'Owns the release process. Reads the changelog before we announce anything.',
  },
  yuki: {
    name: 'Yuki Tanabe',
    emails: ['y.tanabe@kumokitchen.example'],
    company: 'Kumo Kitchen',
    role: 'Growth analyst',
    technical: true,
    segment: 'meal kits, consumer',
    plan: 'scale',
    companySize: '201-1000',
    note: 'Comfortable in SQL, less so in our query builder.',
  },
  carla: {
    name: 'Carla Benítez',
    emails: ['carla@rutanorte.example'],
    phone: '+34 600 000 118',
    company: 'Ruta Norte',
    role: 'Marketing manager',
    technical: false,
    segment: 'travel, 40 people',
    plan: 'startup',
    companySize: '11-50',
    note: 'Team of three; no engineer of her own.',
  },
  pavel: {
    name: 'Pavel Horák',
    emails: ['pavel@stavio.example'],
    company: 'Stavio',
    role: 'CTO',
    technical: true,
    segment: 'construction software',
    plan: 'startup',
    crm: 'https://crm.example/c/2207',
    note: 'On call every third week himself.',
  },
  grace: {
    name: 'Grace Nwosu',
    emails: ['grace.nwosu@chalkline.example'],
    company: 'Chalkline',
    role: 'Product manager',
    technical: false,
    segment: 'education, 90 people',
    plan: 'scale',
    companySize: '51-200',
    note: 'Sits next to Owen Pryce.',
  },
  owen: {
    name: 'Owen Pryce',
    emails: ['owen@chalkline.example'],
    handles: ['@opryce'],
    company: 'Chalkline',
    role: 'Front-end engineer',
    technical: true,
    segment: 'education, 90 people',
    plan: 'scale',
    companySize: '51-200',
    note: 'Set up our SDK at Chalkline.',
  },
  leila: {
    name: 'Leila Farahani',
    emails: ['l.farahani@medorahealth.example'],
    company: 'Medora Health',
    role: 'Data lead',
    technical: true,
    segment: 'clinic scheduling',
    plan: 'enterprise',
    companySize: '51-200',
    note: 'Every new tool needs her privacy officer’s signature.',
  },
  sam: {
    name: 'Sam Whitlock',
    emails: ['sam@gridpost.example'],
    company: 'Gridpost',
    role: 'Analytics engineer',
    technical: true,
    segment: 'energy retail',
    plan: 'enterprise',
    note: 'Keeps the event schema in code review.',
  },
  beatriz: {
    name: 'Beatriz Nunes',
    nicknames: ['Bia'],
    emails: ['bia@ovelhagames.example'],
    company: 'Ovelha Games',
    role: 'Live-ops manager',
    technical: false,
    segment: 'mobile games',
    plan: 'scale',
    note: 'Season changes every six weeks: do not call in those days.',
  },
  henrik: {
    name: 'Henrik Aalto',
    emails: ['henrik@birchmail.example'],
    company: 'Birchmail',
    role: 'Founder',
    technical: true,
    segment: 'newsletter platform, 12 people',
    plan: 'startup',
    companySize: '11-50',
    note: 'Answers e-mail within the hour, calls less so.',
  },
  anouk: {
    name: 'Anouk Verhoeven',
    emails: ['anouk@birchmail.example'],
    company: 'Birchmail',
    role: 'Growth engineer',
    technical: true,
    segment: 'newsletter platform, 12 people',
    plan: 'startup',
    companySize: '11-50',
    note: 'Joined in the summer.',
  },
  tobias: {
    name: 'Tobias Lindqvist',
    emails: ['tobias.lindqvist@ferrylane.example'],
    company: 'Ferrylane',
    role: 'Engineering manager',
    technical: true,
    segment: 'marketplace, 300 people',
    plan: 'enterprise',
    companySize: '201-1000',
    note: 'Two of his squads use flags, one does not want to.',
  },
  meera: {
    name: 'Meera Pillai',
    emails: ['meera@opaline.example'],
    company: 'Opaline',
    role: 'E-commerce director',
    technical: false,
    segment: 'cosmetics shop',
    plan: 'scale',
    crm: 'https://crm.example/c/1990',
    note: 'Happy to be quoted with the company’s name removed.',
  },
};
