"""Reads an SBML model with libSBML, refuses it unless it is wholly consistent, and prints an R program that solves it with deSolve.

Usage: sbml_to_desolve.py MODEL.xml DAY [DAY ...]
The R program prints a CSV: day, then every state and assigned value on each of the days; a jump on such a day comes after it.
Covers what the export uses: constants, initial assignments, rate and assignment rules, events "time >= day".
"""
import sys

import libsbml

OPERATORS = {libsbml.AST_PLUS: "+", libsbml.AST_MINUS: "-", libsbml.AST_TIMES: "*", libsbml.AST_DIVIDE: "/", libsbml.AST_POWER: "^", libsbml.AST_FUNCTION_POWER: "^"}
FUNCTIONS = {libsbml.AST_FUNCTION_EXP: "exp", libsbml.AST_FUNCTION_LN: "log", libsbml.AST_FUNCTION_MIN: "min", libsbml.AST_FUNCTION_MAX: "max"}


def r(node):
    """A formula in R; units are left out."""
    kind = node.getType()
    parts = [r(node.getChild(i)) for i in range(node.getNumChildren())]
    if node.isNumber():
        return repr(node.getValue())
    if kind == libsbml.AST_NAME_TIME:
        return "t"
    if node.isName():
        return node.getName()
    if kind in OPERATORS:
        return "(" + (OPERATORS[kind] + parts[0] if len(parts) == 1 else OPERATORS[kind].join(parts)) + ")"
    if kind in FUNCTIONS:
        return FUNCTIONS[kind] + "(" + ", ".join(parts) + ")"
    sys.exit(f"no R for {libsbml.formulaToL3String(node)}")


def in_order(formulas):
    """Assignments such that each stands after those that it needs."""
    names = {symbol: set() for symbol in formulas}
    for symbol, node in formulas.items():
        stack = [node]
        while stack:
            here = stack.pop()
            if here.isName() and here.getName() in names:
                names[symbol].add(here.getName())
            stack.extend(here.getChild(i) for i in range(here.getNumChildren()))
    done = []
    while names:
        ready = [s for s in names if not names[s] - set(done)]
        if not ready:
            sys.exit("assignments go round in a circle")
        done += ready
        for symbol in ready:
            del names[symbol]
    return [f"{symbol} <- {r(formulas[symbol])}" for symbol in done]


document = libsbml.readSBMLFromFile(sys.argv[1])
document.setConsistencyChecks(libsbml.LIBSBML_CAT_MODELING_PRACTICE, True)
document.setConsistencyChecks(libsbml.LIBSBML_CAT_UNITS_CONSISTENCY, True)
document.checkConsistency()
if document.getNumErrors():
    sys.exit(document.getErrorLog().toString())
model = document.getModel()
constants, states, assigned, initial = {}, {}, {}, {}
for p in model.getListOfParameters():
    if p.isSetValue():
        constants[p.getId()] = p.getValue()
for a in model.getListOfInitialAssignments():
    initial[a.getSymbol()] = a.getMath()
for rule in model.getListOfRules():
    (states if rule.isRate() else assigned)[rule.getVariable()] = rule.getMath()
events = []
for event in model.getListOfEvents():
    trigger = event.getTrigger().getMath()
    if trigger.getType() != libsbml.AST_RELATIONAL_GEQ or trigger.getChild(0).getType() != libsbml.AST_NAME_TIME or event.isSetDelay():
        sys.exit("an event that is no moment")
    events += [(trigger.getChild(1).getValue(), a.getVariable(), r(a.getMath())) for a in event.getListOfEventAssignments()]

print("library(deSolve)")
for symbol, value in constants.items():
    if symbol not in states:
        print(f"{symbol} <- {value!r}")
print("\n".join(in_order(initial)))
print("y <- c(" + ", ".join(f"{s} = {constants[s]!r}" for s in states) + ")")
print("values <- function(t, y) with(as.list(y), {")
print("\n".join("  " + line for line in in_order(assigned)))
print("  list(slopes = c(" + ", ".join(r(states[s]) for s in states) + "), assigned = c(" + ", ".join(f"{s} = {s}" for s in assigned) + "))\n})")
print("slopes <- function(t, y, parameters) list(values(t, y)$slopes)")
print(f"days <- c({', '.join(sys.argv[2:])})")
print("jump <- function(day, y) {")
for day, state, formula in events:
    print(f"  if (day == {day!r}) y['{state}'] <- with(as.list(y), {formula})")
print("  y\n}")
print(f"stops <- sort(unique(c(0, days, {', '.join(repr(e[0]) for e in events) or 0})))")
print(f"cat('day,{','.join([*states, *assigned])}\\n')")
print("""at <- 0
for (stop in stops) {
  if (stop > at) y <- lsoda(y, c(at, stop), slopes, NULL, rtol = 1e-12, atol = 1e-14, maxsteps = 1e6)[2, -1]
  at <- stop
  if (stop %in% days) cat(stop, sprintf('%.17g', c(y, values(stop, y)$assigned)), sep = ',', fill = FALSE, append = TRUE)
  if (stop %in% days) cat('\\n')
  y <- jump(stop, y)
}""")
