export { PageNotFound as default } from "#ui/site/page-not-found"
