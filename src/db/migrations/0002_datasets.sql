CREATE TABLE `datasets` (
	`sha256` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`shape` text NOT NULL,
	`class_names` text NOT NULL,
	`train_count` integer NOT NULL,
	`test_count` integer NOT NULL,
	`size_bytes` integer NOT NULL,
	`format` text NOT NULL,
	`files` text NOT NULL,
	`imported_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `datasets_name_unique` ON `datasets` (`name`);