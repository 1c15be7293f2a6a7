# R's deSolve (LSODA) on the reduced course with a compiled right-hand side, started anew at each session.
# Rscript desolve.R TASK RESULT LIBRARY RTOL ATOL PASSES prints the smallest and the middle CPU seconds of a pass over all persons.
suppressMessages(library(deSolve))
a <- commandArgs(trailingOnly = TRUE)
dyn.load(a[3])
input <- file(a[1], "rb")
h <- readBin(input, "double", 10)
n <- h[1]; k <- h[2]; end <- h[3]; kt <- h[4]; fb <- h[5]
days <- readBin(input, "double", k)
rows <- matrix(readBin(input, "double", n * (6 + k)), ncol = 6 + k, byrow = TRUE)
close(input)
z <- matrix(0, n, end + 1)
pass <- function() {
  for (i in seq_len(n)) {
    r <- rows[i, ]; ka <- r[1]; kl <- r[2]; depot <- 0; bound <- 0; light <- 0; y <- c(1, 1, 1)
    for (j in seq_len(k)) {
      from <- days[j]; to <- if (j < k) days[j + 1] else end
      depot <- depot + r[6 + j]
      made <- fb * ka * depot / (kt - ka); rest <- bound - made
      ca <- kt * made / (kl - ka); cb <- kt * rest / (kl - kt); cc <- light - ca - cb
      o <- ode(y, from:to, "course_right", c(h[6:10], r[3], r[4], ka, kt, kl, ca, cb, cc, from, 0, 0), dllname = "desolve",
               initfunc = "course_init", method = "lsoda", rtol = as.numeric(a[4]), atol = as.numeric(a[5]))
      f <- o[, 2]^4; force <- (1 + h[6]) * f / (f + h[6]) * o[, 3]
      z[i, (from:to) + 1] <<- r[6] * ((1 - r[5]) * force + r[5] * o[, 4])
      y <- o[nrow(o), 2:4]; s <- to - from
      light <- ca * exp(-ka * s) + cb * exp(-kt * s) + cc * exp(-kl * s)
      bound <- made * exp(-ka * s) + rest * exp(-kt * s); depot <- depot * exp(-ka * s)
    }
  }
}
times <- sort(sapply(seq_len(as.integer(a[6])), function(x) sum(system.time(pass())[1:2])))
cat(times[1], times[length(times) %/% 2 + 1], "\n")
output <- file(a[2], "wb"); writeBin(as.vector(t(z)), output); close(output)
