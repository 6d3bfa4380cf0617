import { describe, expect, test } from 'vitest'
import { nodeIsNewEnough, OptionError, readOptions } from './options.ts'

const around = { platform: 'linux' as const, env: {}, home: '/home/clerk', root: '/opt/register' }

describe('the command line', () => {
  test('without anything opens the office of this person', () => {
    expect(readOptions([], around)).toEqual({
      dataDir: '/home/clerk/.local/share/reestr-mcu',
      demo: false,
      now: undefined,
      port: 0,
      open: true,
      resourcesDir: '/opt/register/resources',
    })
  })

  test('opens the demonstration from the same folder, where the core keeps it apart', () => {
    expect(readOptions(['--demo'], around)).toMatchObject({
      demo: true,
      dataDir: '/home/clerk/.local/share/reestr-mcu',
    })
  })

  test('takes the folder of the system it runs on', () => {
    expect(readOptions([], { ...around, env: { XDG_DATA_HOME: '/data' } }).dataDir).toBe('/data/reestr-mcu')
    expect(readOptions([], { ...around, platform: 'darwin' }).dataDir).toBe(
      '/home/clerk/Library/Application Support/reestr-mcu',
    )
  })

  test('takes a frozen clock, a port and a folder', () => {
    const options = readOptions(
      ['--now', '2026-11-17T10:42', '--port', '4000', '--no-open', '--data', '/tmp/a'],
      around,
    )
    expect(options).toMatchObject({ now: '2026-11-17T10:42', port: 4000, open: false, dataDir: '/tmp/a' })
  })

  test.each([
    [['--port', 'x']],
    [['--port', '70000']],
    [['--now', 'завтра']],
    [['--now', '2026-11-17']],
    [['--evil']],
    [['file.db']],
  ])('%j is refused with an explanation', (args) => {
    expect(() => readOptions(args, around)).toThrow(OptionError)
  })
})

describe('the command line of Electron', () => {
  test('keeps our options among those of Chromium', () => {
    const args = [
      '.',
      '--no-sandbox=x',
      '--original-process-start-time=1',
      '--data',
      '/tmp/a',
      '--demo',
      '--now=2026-11-17T10:42',
      'x.db',
    ]
    expect(readOptions(args, around, true)).toMatchObject({ dataDir: '/tmp/a', demo: true, now: '2026-11-17T10:42' })
  })
})

describe('the version of Node', () => {
  test.each([
    ['20.20.2', false],
    ['22.13.1', false],
    ['22.14.0', true],
    ['24.21.0', true],
    ['26.0.0', true],
  ])('%s is new enough: %s', (version, enough) => {
    expect(nodeIsNewEnough(version)).toBe(enough)
  })
})
