CREATE TABLE `environments` (
	`id` text PRIMARY KEY NOT NULL,
	`content` text NOT NULL,
	`first_seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`run_id` text,
	`experiment_id` text,
	`detail` text,
	FOREIGN KEY (`run_id`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`experiment_id`) REFERENCES `experiments`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `events_run` ON `events` (`run_id`);--> statement-breakpoint
CREATE TABLE `experiment_runs` (
	`experiment_id` text NOT NULL,
	`run_id` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`experiment_id`, `run_id`),
	FOREIGN KEY (`experiment_id`) REFERENCES `experiments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`run_id`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `experiment_runs_run` ON `experiment_runs` (`run_id`);--> statement-breakpoint
CREATE TABLE `experiments` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`document` text NOT NULL,
	`created_at` integer NOT NULL,
	`cancelled_at` integer
);
--> statement-breakpoint
CREATE TABLE `layers` (
	`run_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`shape` text NOT NULL,
	`parameters` integer NOT NULL,
	`nonzero_parameters` integer NOT NULL,
	`macs` integer NOT NULL,
	`effective_macs` integer NOT NULL,
	PRIMARY KEY(`run_id`, `position`),
	FOREIGN KEY (`run_id`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `metric_points` (
	`run_id` text NOT NULL,
	`position` integer NOT NULL,
	`stage` text NOT NULL,
	`epoch` integer NOT NULL,
	`train_loss` real NOT NULL,
	`train_accuracy` real NOT NULL,
	`validation_loss` real,
	`validation_accuracy` real,
	PRIMARY KEY(`run_id`, `position`),
	FOREIGN KEY (`run_id`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `runs` (
	`id` text PRIMARY KEY NOT NULL,
	`spec` text NOT NULL,
	`baseline_id` text,
	`strategy` text NOT NULL,
	`family` text NOT NULL,
	`parameters` text NOT NULL,
	`level` real,
	`level_is_sparsity` integer NOT NULL,
	`seed` integer NOT NULL,
	`work` real NOT NULL,
	`status` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`error` text,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	`environment_id` text,
	`achieved_sparsity` real,
	`accuracy` real,
	`one_shot_accuracy` real,
	`loss` real,
	`parameter_count` integer,
	`nonzero_parameters` integer,
	`macs` integer,
	`size_bytes` integer,
	`gzip_bytes` integer,
	`training_seconds` real,
	`latency_ms` text,
	`weights_sha256` text,
	FOREIGN KEY (`environment_id`) REFERENCES `environments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `runs_status` ON `runs` (`status`);--> statement-breakpoint
CREATE INDEX `runs_baseline` ON `runs` (`baseline_id`);--> statement-breakpoint
CREATE TABLE `stages` (
	`run_id` text NOT NULL,
	`position` integer NOT NULL,
	`stage` text NOT NULL,
	`seconds` real NOT NULL,
	PRIMARY KEY(`run_id`, `position`),
	FOREIGN KEY (`run_id`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE cascade
);
