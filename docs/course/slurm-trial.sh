#!/bin/sh
# One protocol in 16 parts as a Slurm array. Run a part again with: sbatch --array=7 slurm-trial.sh
# A part that is killed leaves no shard file, at most one that ends in .part and is never merged. Afterwards:
#   glabella trial --merge shard-*.json --json --out result.json
#SBATCH --job-name=glabella-trial
#SBATCH --array=1-16
#SBATCH --cpus-per-task=2
#SBATCH --mem=2G
set -eu
glabella trial protocol.json --shard "${SLURM_ARRAY_TASK_ID}/16" --threads "${SLURM_CPUS_PER_TASK}" --quiet --out "shard-${SLURM_ARRAY_TASK_ID}.json"
