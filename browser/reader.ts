import { fillAccount } from "./account"
import { offerToContribute } from "./selection"
import { sayWhatChanged } from "./since-last-read"

/*
 * What reading gains from a script: who is signed in, what changed since the last visit, and a menu for selected words.
 * Pages are complete and correct without it.
 */
fillAccount()
sayWhatChanged()
offerToContribute()
