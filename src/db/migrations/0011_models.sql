CREATE TABLE `models` (
	`sha256` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`format` text NOT NULL,
	`producer` text,
	`files` text NOT NULL,
	`input_shape` text NOT NULL,
	`outputs` integer NOT NULL,
	`parameters` integer NOT NULL,
	`prunable_weights` integer NOT NULL,
	`prunable_units` integer NOT NULL,
	`macs` integer NOT NULL,
	`size_bytes` integer NOT NULL,
	`imported_at` integer NOT NULL,
	`notes` text NOT NULL,
	`proof` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `models_name_unique` ON `models` (`name`);