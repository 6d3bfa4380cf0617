import type { Ref } from 'vue'
import { useRouter } from 'vue-router'
import { useKeys } from '../../../app/keys.ts'

/** Alt+P on the page of a meeting: to its notices, replies and agreement. */
export const usePrepKey = (id: Ref<number>): void => {
  const router = useRouter()
  useKeys([
    {
      id: 'meeting-prep',
      keys: 'Alt+P',
      title: 'Подготовка: уведомления, ответы, согласование',
      where: 'Заседание',
      run: () => void router.push(`/meetings/${id.value}/prep`),
    },
  ])
}
