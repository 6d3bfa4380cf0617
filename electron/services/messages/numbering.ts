export { formatNumber } from '../caseNumber.ts'
