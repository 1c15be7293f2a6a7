/* The right-hand side of the reduced course for R's deSolve: SNAP-25, muscle and crease, the light chain in closed form. */
#include <math.h>

static double p[16];

void course_init(void (*give)(int *, double *)) {
    int n = 16;
    give(&n, p);
}

/* safety, least muscle, loss, regrowth, least crease, ks, kc, ka, kt, kl, a, b, c, start of the segment */
void course_right(int *n, double *t, double *y, double *dy, double *out, int *sizes) {
    double s = *t - p[13], light = p[10] * exp(-p[7] * s) + p[11] * exp(-p[8] * s) + p[12] * exp(-p[9] * s);
    double f = y[0] * y[0] * y[0] * y[0], r = (1 + p[0]) * f / (f + p[0]);
    (void)n, (void)out, (void)sizes;
    dy[0] = p[5] * (1 - y[0] - light * y[0]);
    dy[1] = (p[2] + (p[3] - p[2]) * r) * (p[1] + (1 - p[1]) * r - y[1]);
    dy[2] = p[6] * (p[4] + (1 - p[4]) * r * y[1] - y[2]);
}
