import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './app/App.vue'
import { installErrors } from './app/errors.ts'
import { createAppRouter } from './app/router.ts'
import { loadShell } from './app/shellData.ts'
import { startTheme } from './app/theme.ts'
import './ui/tokens.css'
import './ui/components.css'

startTheme()
const app = createApp(App)
const router = createAppRouter()
app.use(createPinia())
app.use(router)
installErrors(app, router)
app.mount('#app')
loadShell(router)
