/** Whether nothing at work has the keys: nobody has them, or the sections a person came by. Then the list of a screen may take them. */
export const areKeysFree = (): boolean => {
  const at = document.activeElement
  return at === null || at === document.body || at.closest('.nav') !== null
}
