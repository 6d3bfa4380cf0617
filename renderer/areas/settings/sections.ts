import type { Component } from 'vue'
import type { IconName } from '../../ui/icons.ts'

/** Sections of the settings in the order of their list. A new one: a line here and its page. */
export const sections: readonly { id: string; title: string; icon: IconName; component: () => Promise<Component> }[] = [
  { id: 'office', title: 'Орган', icon: 'building-2', component: () => import('./OfficeSection.vue') },
  { id: 'duties', title: 'Задачи органа', icon: 'list-checks', component: () => import('./DutiesSection.vue') },
  { id: 'documents', title: 'Документы', icon: 'file-text', component: () => import('./DocumentsSection.vue') },
  {
    id: 'templates',
    title: 'Шаблоны документов',
    icon: 'file-check',
    component: () => import('./templates/TemplatesSection.vue'),
  },
  { id: 'declension', title: 'Падежи', icon: 'book-open', component: () => import('./DeclensionSection.vue') },
  { id: 'hours', title: 'Часы и календарь', icon: 'calendar', component: () => import('./HoursSection.vue') },
  { id: 'deadlines', title: 'Сроки', icon: 'clock', component: () => import('./DeadlinesSection.vue') },
  { id: 'answers', title: 'Ответы и опрос', icon: 'file-check', component: () => import('./AnswersSection.vue') },
  {
    id: 'source-statuses',
    title: 'Статусы ПОС и ИМ',
    icon: 'list-checks',
    component: () => import('./SourceStatusesSection.vue'),
  },
  { id: 'snippets', title: 'Готовые тексты', icon: 'pencil', component: () => import('./SnippetsSection.vue') },
  { id: 'files', title: 'Вложения', icon: 'paperclip', component: () => import('./FilesSection.vue') },
  { id: 'meetings', title: 'Заседания', icon: 'messages-square', component: () => import('./MeetingsSection.vue') },
  {
    id: 'exchange',
    title: 'Пакеты для ЦУР',
    icon: 'package-check',
    component: () => import('./ExchangeSection.vue'),
  },
  {
    id: 'reports',
    title: 'Записки и отчёты',
    icon: 'file-text',
    component: () => import('./reports/ReportsSection.vue'),
  },
  { id: 'operators', title: 'Операторы', icon: 'users', component: () => import('./OperatorsSection.vue') },
  { id: 'backups', title: 'Резервные копии', icon: 'database', component: () => import('./BackupsSection.vue') },
  { id: 'journal', title: 'Журнал', icon: 'history', component: () => import('./JournalSection.vue') },
  { id: 'look', title: 'Вид', icon: 'sun', component: () => import('./LookSection.vue') },
  { id: 'about', title: 'О программе', icon: 'info', component: () => import('./AboutSection.vue') },
]
