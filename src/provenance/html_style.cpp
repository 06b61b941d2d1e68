#include "provenance/html_parts.hpp"

namespace gmat_copilot::provenance {

std::string_view style_sheet() {
    return R"css(
:root { color-scheme: light dark; --page: #fff; --ink: #1c1e21; --soft: #5c636b; --line: #d5d9de; --panel: #f5f6f8;
  --good: #146c36; --bad: #a81c1c; --open: #7a5400; --added: #dcf5e3; --removed: #fde4e4; --mark: #00000024;
  --model: #2f6fb3; --lint: #b36b00; --dryrun: #2b8a57; --link: #0b57b0; }
@media (prefers-color-scheme: dark) {
  :root { --page: #15171a; --ink: #e4e6e9; --soft: #a0a7b0; --line: #3a4048; --panel: #1e2126;
    --good: #6fd394; --bad: #ff9191; --open: #f0c060; --added: #173a24; --removed: #472020; --mark: #ffffff30;
    --model: #6ea8e6; --lint: #e3a24a; --dryrun: #5fc48c; --link: #8ab8f5; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 80rem; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; border-top: 1px solid var(--line); padding-top: 1rem; }
h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
a { color: var(--link); }
p, ul { margin: .3rem 0; }
pre, td, .lines th { font-family: ui-monospace, monospace; font-size: .85rem; }
pre { white-space: pre-wrap; margin: .3rem 0; padding: .5rem; background: var(--panel); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .5rem 0; }
dt { color: var(--soft); }
dd { margin: 0; }
table { border-collapse: collapse; }
th { text-align: left; }
.scroll { overflow-x: auto; }
.attempts th, .attempts td { padding: .15rem .6rem; border-bottom: 1px solid var(--line); font-family: inherit; }
.attempts { overflow-wrap: normal; }
.attempts th { white-space: nowrap; }
.attempts .n { text-align: right; white-space: nowrap; }
.good { color: var(--good); }
.bad { color: var(--bad); }
.open { color: var(--open); }
.cut, .soft { color: var(--soft); }
summary { cursor: pointer; margin: .3rem 0; }
svg { display: block; width: 100%; max-width: 36rem; height: auto; font: 12px system-ui, sans-serif; }
svg text { fill: var(--ink); }
.track { fill: var(--panel); stroke: var(--line); }
.model { fill: var(--model); }
.lint { fill: var(--lint); }
.dry-run { fill: var(--dryrun); }
.none { fill: var(--soft); }
.lines { width: 100%; table-layout: fixed; border: 1px solid var(--line); }
.lines caption { text-align: left; color: var(--soft); }
.lines td { white-space: pre-wrap; vertical-align: top; padding: 0 .4rem; }
.lines th { width: 4.5rem; vertical-align: top; text-align: right; padding: 0 .4rem; font-weight: normal;
  color: var(--soft); background: var(--panel); }
.lines thead th { text-align: left; font-weight: bold; width: auto; }
.lines thead th.n { width: 4.5rem; }
.lines .fold td { color: var(--soft); background: var(--panel); font-family: inherit; }
.lines del, .lines ins { text-decoration: none; display: block; }
.lines del { background: var(--removed); }
.lines ins { background: var(--added); }
.lines b { background: var(--mark); font-weight: inherit; }
.lines .f td, .lines .f th { font-family: inherit; }
.lines .f em { font-style: normal; font-weight: bold; }
.lines em.error, .lines th.error { color: var(--bad); }
.lines em.warning, .lines th.warning { color: var(--open); }
.lines .f th { font-weight: bold; }
@media (max-width: 45rem) {
  body { padding: .6rem; }
  .diff tr { display: grid; grid-template-columns: 4rem 1fr; }
  .diff thead th.n, .diff .same > :nth-child(-n+2), .diff .fold > :not([colspan]), .diff th:empty, .diff td:empty { display: none; }
  .diff thead tr { display: flex; gap: 1rem; }
  .diff .fold, .diff .fold td, .diff .f { display: block; }
  .diff .f td:not(:empty) { display: block; padding-left: 4.4rem; }
  .diff .f td:nth-child(2) { background: var(--removed); }
  .diff .f td:nth-child(4) { background: var(--added); }
}
@media print { details { display: block; } }
)css";
}

}  // namespace gmat_copilot::provenance
