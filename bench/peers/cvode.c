/* SUNDIALS CVODE on the reduced course: SNAP-25, muscle and crease as states, the chain depot-bound-light in closed form
   (or all six as states). Equations: docs/course/README.md. Memory is made once and used again for every person; the
   solver is started anew at each session; between sessions it steps freely and is asked for whole days by interpolation.

   cvode TASK RESULT bdf|adams 3|6 MAXORDER(0 = default) newton|fixed RTOL ATOL PASSES
   prints: smallest and middle CPU seconds of a pass over all persons, and steps, right-hand sides and Jacobians of one pass. */
#include <cvode/cvode.h>
#include <math.h>
#include <nvector/nvector_serial.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunmatrix/sunmatrix_dense.h>
#include <sunnonlinsol/sunnonlinsol_fixedpoint.h>
#include <time.h>

typedef struct { double ka, kl, ks, kc, unmoved, untreated; const double *amounts; } Person;
typedef struct {
    double kt, fb, safety, leastMuscle, muscleLoss, muscleRegrowth, leastCrease;
    Person person;
    double start, a, b, c;         /* light chain = a e^(-ka s) + b e^(-kt s) + c e^(-kl s), s days since the session */
    double knownAt, known;         /* the last one computed: Newton's iterations and the Jacobian ask for the same day */
} Problem;

static double light(Problem *p, double t) {
    if (t != p->knownAt) {
        double s = t - p->start;
        p->known = p->a * exp(-p->person.ka * s) + p->b * exp(-p->kt * s) + p->c * exp(-p->person.kl * s);
        p->knownAt = t;
    }
    return p->known;
}

static double transmission(const Problem *p, double s) {
    double f = s * s * s * s;
    return (1 + p->safety) * f / (f + p->safety);
}

static void tissue(const Problem *p, double l, const double *y, double *dy) {
    double r = transmission(p, y[0]);
    dy[0] = p->person.ks * (1 - y[0] - l * y[0]);
    dy[1] = (p->muscleLoss + (p->muscleRegrowth - p->muscleLoss) * r) * (p->leastMuscle + (1 - p->leastMuscle) * r - y[1]);
    dy[2] = p->person.kc * (p->leastCrease + (1 - p->leastCrease) * r * y[1] - y[2]);
}

static int right3(realtype t, N_Vector y, N_Vector dy, void *data) {
    Problem *p = data;
    tissue(p, light(p, t), N_VGetArrayPointer(y), N_VGetArrayPointer(dy));
    return 0;
}

static int right6(realtype t, N_Vector v, N_Vector dv, void *data) {
    const Problem *p = data;
    const double *y = N_VGetArrayPointer(v);
    double *dy = N_VGetArrayPointer(dv);
    (void)t;
    tissue(p, y[5], y, dy);
    dy[3] = -p->person.ka * y[3];
    dy[4] = p->fb * p->person.ka * y[3] - p->kt * y[4];
    dy[5] = p->kt * y[4] - p->person.kl * y[5];
    return 0;
}

static void jacobianOfTissue(const Problem *p, double l, const double *y, SUNMatrix j) {
    double cube = y[0] * y[0] * y[0], f = cube * y[0], below = f + p->safety, r = (1 + p->safety) * f / below;
    double dr = 4 * (1 + p->safety) * p->safety * cube / (below * below);
    double turn = p->muscleRegrowth - p->muscleLoss, rate = p->muscleLoss + turn * r, gain = 1 - p->leastMuscle;
    SM_ELEMENT_D(j, 0, 0) = -p->person.ks * (1 + l);
    SM_ELEMENT_D(j, 1, 0) = (turn * (p->leastMuscle + gain * r - y[1]) + rate * gain) * dr;
    SM_ELEMENT_D(j, 1, 1) = -rate;
    SM_ELEMENT_D(j, 2, 0) = p->person.kc * (1 - p->leastCrease) * dr * y[1];
    SM_ELEMENT_D(j, 2, 1) = p->person.kc * (1 - p->leastCrease) * r;
    SM_ELEMENT_D(j, 2, 2) = -p->person.kc;
}

static int jacobian3(realtype t, N_Vector y, N_Vector fy, SUNMatrix j, void *data, N_Vector a, N_Vector b, N_Vector c) {
    Problem *p = data;
    (void)fy, (void)a, (void)b, (void)c;
    jacobianOfTissue(p, light(p, t), N_VGetArrayPointer(y), j);
    return 0;
}

static int jacobian6(realtype t, N_Vector v, N_Vector fy, SUNMatrix j, void *data, N_Vector a, N_Vector b, N_Vector c) {
    const Problem *p = data;
    const double *y = N_VGetArrayPointer(v);
    (void)t, (void)fy, (void)a, (void)b, (void)c;
    jacobianOfTissue(p, y[5], y, j);
    SM_ELEMENT_D(j, 0, 5) = -p->person.ks * y[0];
    SM_ELEMENT_D(j, 3, 3) = -p->person.ka;
    SM_ELEMENT_D(j, 4, 3) = p->fb * p->person.ka;
    SM_ELEMENT_D(j, 4, 4) = -p->kt;
    SM_ELEMENT_D(j, 5, 4) = p->kt;
    SM_ELEMENT_D(j, 5, 5) = -p->person.kl;
    return 0;
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return t.tv_sec + 1e-9 * t.tv_nsec;
}

static void ask(int code, const char *what) {
    if (code < 0) {
        fprintf(stderr, "%s: %d\n", what, code);
        exit(1);
    }
}

static int rising(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int count, char **argument) {
    if (count != 10) {
        fprintf(stderr, "usage: cvode TASK RESULT bdf|adams 3|6 MAXORDER newton|fixed RTOL ATOL PASSES\n");
        return 2;
    }

    FILE *in = fopen(argument[1], "rb");
    double head[10];
    if (!in || fread(head, sizeof(double), 10, in) != 10) {
        fprintf(stderr, "no task\n");
        return 1;
    }

    int persons = (int)head[0], sessions = (int)head[1], end = (int)head[2], width = 6 + sessions;
    double *days = malloc(sizeof(double) * sessions), *rows = malloc(sizeof(double) * persons * width);
    if (fread(days, sizeof(double), sessions, in) != (size_t)sessions || fread(rows, sizeof(double), persons * width, in) != (size_t)(persons * width)) {
        fprintf(stderr, "short task\n");
        return 1;
    }

    fclose(in);
    Problem p = {.kt = head[3], .fb = head[4], .safety = head[5], .leastMuscle = head[6], .muscleLoss = head[7], .muscleRegrowth = head[8], .leastCrease = head[9]};
    int n = atoi(argument[4]), passes = atoi(argument[9]);
    double rtol = atof(argument[7]), atol = atof(argument[8]);
    SUNContext context;
    ask(SUNContext_Create(NULL, &context), "context");
    N_Vector y = N_VNew_Serial(n, context);
    double *state = N_VGetArrayPointer(y);
    void *memory = CVodeCreate(strcmp(argument[3], "bdf") == 0 ? CV_BDF : CV_ADAMS, context);
    for (int i = 0; i < n; i++) {
        state[i] = i < 3;
    }

    ask(CVodeInit(memory, n == 3 ? right3 : right6, 0, y), "init");
    ask(CVodeSStolerances(memory, rtol, atol), "tolerances");
    ask(CVodeSetUserData(memory, &p), "data");
    ask(CVodeSetMaxNumSteps(memory, 1000000), "steps");
    if (atoi(argument[5]) > 0) {
        ask(CVodeSetMaxOrd(memory, atoi(argument[5])), "order");
    }

    int newton = strcmp(argument[6], "newton") == 0;
    if (newton) {
        SUNMatrix matrix = SUNDenseMatrix(n, n, context);
        ask(CVodeSetLinearSolver(memory, SUNLinSol_Dense(y, matrix, context), matrix), "linear solver");
        ask(CVodeSetJacFn(memory, n == 3 ? jacobian3 : jacobian6), "jacobian");
    } else {
        ask(CVodeSetNonlinearSolver(memory, SUNNonlinSol_FixedPoint(y, 0, context)), "fixed point");
    }

    double *severity = malloc(sizeof(double) * persons * (end + 1)), *times = malloc(sizeof(double) * passes);
    long steps = 0, rights = 0, jacobians = 0;
    for (int pass = 0; pass < passes; pass++) {
        double begun = now();
        steps = rights = jacobians = 0;
        for (int i = 0; i < persons; i++) {
            const double *row = rows + (long)i * width;
            p.person = (Person){row[0], row[1], row[2], row[3], row[4], row[5], row + 6};
            double ka = row[0], kl = row[1], depot = 0, bound = 0, chain = 0;
            state[0] = state[1] = state[2] = 1;
            double *z = severity + (long)i * (end + 1);
            for (int session = 0; session < sessions; session++) {
                double from = days[session], to = session + 1 < sessions ? days[session + 1] : end;
                depot += p.person.amounts[session];
                double made = p.fb * ka * depot / (p.kt - ka), rest = bound - made;
                p.start = from;
                p.a = p.kt * made / (kl - ka);
                p.b = p.kt * rest / (kl - p.kt);
                p.c = chain - p.a - p.b;
                p.knownAt = -1;
                if (n == 6) {
                    state[3] = depot, state[4] = bound, state[5] = chain;
                }

                ask(CVodeReInit(memory, from, y), "restart");
                ask(CVodeSetStopTime(memory, to), "stop");
                for (int day = (int)from; day <= (int)to; day++) {
                    if (day > from) {
                        double reached;
                        ask(CVode(memory, day, y, &reached, CV_NORMAL), "solve");
                    }

                    double force = transmission(&p, state[0]) * state[1];
                    z[day] = p.person.untreated * ((1 - p.person.unmoved) * force + p.person.unmoved * state[2]);
                }

                long some;
                CVodeGetNumSteps(memory, &some), steps += some;
                CVodeGetNumRhsEvals(memory, &some), rights += some;
                if (newton) {
                    CVodeGetNumJacEvals(memory, &some), jacobians += some;
                }

                double s = to - from, ea = exp(-ka * s), et = exp(-p.kt * s), el = exp(-kl * s);
                chain = p.a * ea + p.b * et + p.c * el;
                bound = made * ea + rest * et;
                depot *= ea;
            }
        }

        times[pass] = now() - begun;
    }

    qsort(times, passes, sizeof(double), rising);
    printf("%.9g %.9g %ld %ld %ld\n", times[0], times[passes / 2], steps, rights, jacobians);
    FILE *out = fopen(argument[2], "wb");
    if (!out || fwrite(severity, sizeof(double), (size_t)persons * (end + 1), out) != (size_t)persons * (end + 1) || fclose(out) != 0) {
        fprintf(stderr, "no result written\n");
        return 1;
    }

    return 0;
}
